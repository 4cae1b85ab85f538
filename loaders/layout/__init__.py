"""What stands where in a plan: blocks, numbering, tables with repaired rows, tasks in the raw."""
