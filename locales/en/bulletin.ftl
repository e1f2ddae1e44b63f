# What is wrong with a bulletin's file. File, line and key stand before the sentence.

file-unknown-round = the panel has no round { $number }: "panelbot round list" shows those there are
file-unknown-label = the panel has no invitation labelled { $label }: "panelbot invitation list" shows those there are
file-unknown-category = there is no such answer; choose among { $there }
file-channel-not-used = the panel does not use { $channel }: take the word out, or add the channel to the panel's file
file-text-without-picture = this describes a picture, and no picture is named
file-picture-unreadable = the picture cannot be read: { $said }
file-picture-too-large = the picture is larger than { $max } megabytes: save it smaller
file-picture-not-png = the picture is no whole PNG: save it as PNG
file-picture-shape = the picture is too large or too narrow for Telegram: width and height may be 10,000 pixels together, and one of them 20 times the other at most
file-several-lines = the text has several lines, and here it may only have one: take the line break out
file-no-text = the text is empty: write what you want to say
file-text-too-long = the text is { $length } characters as it is read, and a bulletin holds { $max }: make it shorter, or link to the rest
