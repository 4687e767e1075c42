"""The tables in other programs' formats: one module a format, each with `write(job)`; `job.FORMATS` lists them."""
