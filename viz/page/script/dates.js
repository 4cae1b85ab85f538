// Days as ISO texts, which compare as days do. "Today" is the reader's, not the writer's.

/** Return today's date where the page is read. */
function today() {
  const now = new Date();
  return isoDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

function isoDay(year, month, day) {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** Return a day as people write it: 30/06/2026 in Vietnamese, 2026-06-30 in English. */
function dayWords(day) {
  if (!day) return "";
  return language === "vi" ? day.split("-").reverse().join("/") : day;
}

/** Return the days since 1970 of a day. */
function dayNumber(day) {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);
}
