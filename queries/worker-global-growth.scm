; A function on executors adds to a list or a set that was made outside of it.
((call function: (attribute object: (_) @kept)) @report
 (#calls? @report list.append list.extend list.insert list.appendleft list.extendleft set.add set.update)
 (#in-worker? @report)
 (#captured? @kept))
