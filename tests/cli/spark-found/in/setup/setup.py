from setuptools import setup

version = "9"
setup(name="x", version=version, install_requires=["pandas", "pyspark~=3.4.0"])
