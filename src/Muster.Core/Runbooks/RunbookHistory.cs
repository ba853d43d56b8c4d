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

    public static string Category => "runbook";

    public static RunbookHistory Initial { get; } = new();

    public RunbookId Id { get; init; }

    /// <summary>Oldest first.</summary>
    public ImmutableArray<RunbookVersion> Versions { get; init; } = [];

    /// <summary>Null when there is no such runbook.</summary>
    public RunbookVersion? Latest => Versions is [.., var last] ? last : null;

    public static Decision<RunbookEvent> Decide(RunbookHistory state, RunbookCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            RunbookCommand.Write c when state.Latest?.Text == c.Text => AlreadyWritten,
            RunbookCommand.Write c => new RunbookEvent.Written(
                c.Id,
                state.Versions.Length + 1,
                c.Text,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(c.Text))),
                c.By,
                c.At
            ),
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
            },
            _ => throw new UnreachableException($"A runbook does not know {happened}."),
        };
    }
}
