# The result as a table for a spreadsheet. The sheets' names have at most 31 signs, without : \ / ? * [ ].

table-question = Question
table-id = { $what } (id)
table-kind = The row counts
table-kind-answer = those who answered so
table-kind-base = all who answered
table-kind-missing = those who did not answer
table-hidden = Hidden
table-all = All
table-days = Day by day
table-began = Began to answer
table-broke-off = Stopped after the question
table-method = Method
