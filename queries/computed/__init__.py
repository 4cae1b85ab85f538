"""Questions of the catalogue that Python answers.

``rows`` of the module of a question answers it from a store that has no statement for it;
``after`` makes the rows of an answer from what a statement returned.
"""
