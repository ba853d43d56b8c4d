// One version of a runbook: its text, who wrote it, and when.
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <param name="TextHash">SHA-256 of the text in hexadecimal digits.</param>
public sealed record RunbookVersion(int Number, string Text, string TextHash, Actor By, DateTimeOffset At);
