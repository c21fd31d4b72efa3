#pragma once

namespace pcn::message_form {

// How the program carries a message: its text, with these characters in it. An argument is a character,
// kFirstArgument for the first. A zero ends a message.
inline constexpr char kText = '\x01';       // argument
inline constexpr char kNumber = '\x02';     // argument
inline constexpr char kPlural = '\x03';     // argument, then branches, then kEnd
inline constexpr char kSelect = '\x04';     // argument, then branches, then kEnd
inline constexpr char kBranch = '\x05';     // ends the key of a branch: "o", "*" (other), "=12", "pharmacy"
inline constexpr char kBranchEnd = '\x06';  // ends a branch
inline constexpr char kEnd = '\x07';
inline constexpr char kTag = '\x0E';  // argument
inline constexpr char kTagEnd = '\x0F';
inline constexpr char kFileEnd = '\x10';  // stands for a message behind the last of a file
inline constexpr char kFirstArgument = ' ';

// A number of a message is that of its file and its own within the file.
inline constexpr unsigned kMessageBits = 9;

// What stands before the messages: this line, the language, what the canvas writes in it, its plural rules,
// and a number that belongs to all names and fields of the English messages, each in a line of its own.
inline constexpr char kFirstLine[] = "pcn texts 1";
inline constexpr char kNamesOnly[] = "names";  // what the canvas writes; else "text"

}  // namespace pcn::message_form
