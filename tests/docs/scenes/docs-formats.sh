# A folder with a job of which nothing is to be said.
mkdir jobs && echo "print(1)" >jobs/other.py
