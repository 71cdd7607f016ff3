print "no word of that engine here"
