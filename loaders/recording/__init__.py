"""What people record since: tasks done, acts that came."""
