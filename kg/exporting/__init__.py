"""The whole graph in formats that other programs read.

Each writer takes the facts from a store and writes text to a stream or files to a folder; a new
format is one more file here and one more line in ``kg.commands.export``.
"""
