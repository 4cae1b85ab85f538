MATCH (:Task {id: $task})-[r:HAS_MILESTONE]->(m:Milestone)
RETURN m.id AS id, r.position AS position, m.label AS label, m.`start` AS `start`, m.`end` AS `end`
ORDER BY position, id
