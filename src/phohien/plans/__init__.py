"""Plans, legal bases, tasks, assignments, progress, evidence."""
