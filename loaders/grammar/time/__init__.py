"""Times and deadlines: days, quarters, periods, stages and their conditions."""
