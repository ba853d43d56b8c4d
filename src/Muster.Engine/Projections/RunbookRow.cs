// The latest version of a runbook, as lists find it.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;

namespace Muster.Engine.Projections;

/// <param name="TextHash">SHA-256 of the text in hexadecimal digits.</param>
/// <param name="Retired">Who took it out of use; null while it is in use.</param>
public sealed record RunbookRow(
    RunbookId Id,
    int Version,
    string Text,
    string TextHash,
    Actor By,
    DateTimeOffset At,
    RunbookRetirement? Retired
);
