// The state of one runbook: all its versions.
using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <summary>The versions of one runbook, folded from its events. The stream is <c>runbook/shed-playback</c>.</summary>
public sealed record RunbookHistory : IDecider<RunbookHistory, RunbookCommand, RunbookEvent>
{
    private static readonly Reason AlreadyWritten = new("already_written", "The latest version says just that.");

    private static readonly Reason AlreadyRetired = new("already_retired", "It is out of use already.");

    private static readonly Reason InUse = new("in_use", "It is in use.");

    private static readonly Rejection NotFound = Rejection.NotFound("runbook.not_found", "There is no such runbook. Nothing was changed.");

    public static string Category => "runbook";

    public static RunbookHistory Initial { get; } = new();

    public RunbookId Id { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<RunbookVersion> Versions { get; init; } = [];

    /// <summary>Null when there is no such runbook.</summary>
    public RunbookVersion? Latest => Versions is [.., var last] ? last : null;

    /// <summary>Who took it out of use; null while it is in use. A new version brings it back.</summary>
    public RunbookRetirement? Retired { get; init; }

    public static Decision<RunbookEvent> Decide(RunbookHistory state, RunbookCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            RunbookCommand.Write c when state.Latest?.Text == c.Text && state.Retired is null => AlreadyWritten,
            RunbookCommand.Write c => new RunbookEvent.Written(
                c.Id,
                state.Versions.Length + 1,
                c.Text,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(c.Text))),
                c.By,
                c.At
            ),
            _ when state.Latest is null => NotFound,
            RunbookCommand.Retire c => state.TakeOut(c),
            RunbookCommand.Restore c => state.Retired is null ? InUse : new RunbookEvent.Restored(c.By, c.At),
            _ => throw new UnreachableException($"No rule answers {command}."),
        };
    }

    public static RunbookHistory Evolve(RunbookHistory state, RunbookEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            RunbookEvent.Written e => state with
            {
                Id = e.Id,
                Versions = state.Versions.Add(new(e.Version, e.Text, e.TextHash, e.By, e.At)),
                Retired = null,
            },
            RunbookEvent.Retired e => state with { Retired = new(e.Reason, e.By, e.At) },
            RunbookEvent.Restored => state with { Retired = null },
            _ => throw new UnreachableException($"A runbook does not know {happened}."),
        };
    }

    private Decision<RunbookEvent> TakeOut(RunbookCommand.Retire c)
    {
        if (Retired is not null)
        {
            return AlreadyRetired;
        }

        FieldErrors errors = new FieldErrors().Text("reason", c.Reason, RunDefaults.ReasonCharactersMax);
        return errors.Any
            ? errors.Refuse("runbook.invalid", "It was not taken out of use, because the input is not right.")
            : new RunbookEvent.Retired(c.Reason.Trim(), c.By, c.At);
    }
}
