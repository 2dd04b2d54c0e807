"""Reports for paper and for a browser: what a person learned in some days, put together from a journal that is read.

``parts`` says what a report is made of; ``learning``, ``review`` and ``interview`` fill one; ``html`` writes it.
"""
