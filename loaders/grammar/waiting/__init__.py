"""What a task waits for, what it enables, and whether it is done."""
