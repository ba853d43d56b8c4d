// Which of a runbook's steps are meant.
namespace Muster.Core.Runbooks;

public enum RunbookPart
{
    Steps,
    Undo,

    /// <summary>What is done in a drill.</summary>
    Simulated,
}
