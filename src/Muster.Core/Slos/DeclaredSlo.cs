// The state of one SLO on a server: what it says now, and whether it is in use.
using System.Collections.Immutable;
using System.Diagnostics;
using Muster.Core.Kernel;

namespace Muster.Core.Slos;

/// <summary>Folded from its events. The stream is <c>slo/playback-available</c>. What is measured is no event and stands elsewhere.</summary>
public sealed record DeclaredSlo : IDecider<DeclaredSlo, SloCommand, SloEvent>
{
    private const int ReasonCharactersMax = 500;

    private static readonly Rejection NotFound = Rejection.NotFound("slo.not_found", "There is no such SLO. Nothing was changed.");

    /// <summary>An SLO of such a name would have no page: the policy, the quarter and the live list have theirs there.</summary>
    private static readonly ImmutableArray<string> Taken = ["live", "policy", "quarter", "quarter.md"];

    private static readonly Reason AlreadySaid = new("already_said", "It says just that.");
    private static readonly Reason AlreadyRetired = new("already_retired", "It is retired already.");
    private static readonly Reason InUse = new("in_use", "It is in use.");

    public static string Category => "slo";

    public static DeclaredSlo Initial { get; } = new();

    /// <summary>Counts from 1; 0 when there is no such SLO.</summary>
    public int Version { get; init; }

    /// <summary>Null when there is no such SLO.</summary>
    public SloDefinition? Definition { get; init; }

    /// <summary>Who said the latest version.</summary>
    public Actor By { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Null while it is in use.</summary>
    public SloRetirement? Retirement { get; init; }

    public static Decision<SloEvent> Decide(DeclaredSlo state, SloCommand command)
    {
        ArgumentNullException.ThrowIfNull(state);
        return command switch
        {
            SloCommand.Define c => Define(state, c),
            _ when state.Definition is null => NotFound,
            SloCommand.Retire c => Retire(state, c),
            SloCommand.Restore c => state.Retirement is null ? InUse : new SloEvent.Restored(c.By, c.At),
            _ => throw new UnreachableException($"No rule answers {command}."),
        };
    }

    public static DeclaredSlo Evolve(DeclaredSlo state, SloEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            SloEvent.Defined e => state with { Version = state.Version + 1, Definition = e.Definition, By = e.By, At = e.At },
            SloEvent.Retired e => state with { Retirement = new(e.By, e.At, e.Reason) },
            SloEvent.Restored => state with { Retirement = null },
            _ => throw new UnreachableException($"An SLO does not know {happened}."),
        };
    }

    private static Decision<SloEvent> Define(DeclaredSlo state, SloCommand.Define command)
    {
        if (Taken.Contains(command.Definition.Slo.Id.Value))
        {
            const string why = "This is the address of a page of Muster's own: give the SLO another name.";
            return Rejection.Invalid("slo.name_taken", $"Nothing was defined. {why}", [new FieldError("name", why)]);
        }

        List<SloEvent> events = [];
        if (state.Retirement is not null)
        {
            events.Add(new SloEvent.Restored(command.By, command.At));
        }

        if (state.Definition?.Says(command.Definition) != true)
        {
            events.Add(new SloEvent.Defined(command.Definition, command.By, command.At));
        }

        return events.Count == 0 ? AlreadySaid : events.ToArray();
    }

    private static Decision<SloEvent> Retire(DeclaredSlo state, SloCommand.Retire command)
    {
        FieldErrors errors = new FieldErrors().Text("reason", command.Reason, ReasonCharactersMax);
        return state.Retirement is not null ? AlreadyRetired
            : errors.Any ? errors.Refuse("slo.invalid", "Nothing was retired, because the input is not right.")
            : new SloEvent.Retired(command.Reason.Trim(), command.By, command.At);
    }
}
