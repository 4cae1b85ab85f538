"""The commands of ``kg``, each in a file of its own name; heavy imports wait until one runs."""
