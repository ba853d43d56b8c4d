// A statement of a drill, which is one text, and that of its incident, which has lines: each as the other.
using System.Collections.Immutable;
using Muster.Core.Communications;
using Muster.Core.Drills;
using Muster.Core.Incidents;
using Muster.Core.Kernel;

namespace Muster.Engine.Commands;

public static class DrillStatement
{
    /// <summary>What stands in a line that the text of a drill does not have.</summary>
    private const string NotSaid = "Not said.";

    /// <summary>The lines of the text are the status, the impact, and what is done; what it does not say stands as not said.</summary>
    /// <param name="audience">For whom it is, as the drill names it; internal where it does not.</param>
    /// <param name="nextUpdateAt">Null where no update follows.</param>
    public static HoldingStatement Of(string id, string text, string? audience, DateTimeOffset? nextUpdateAt)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split('\n', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string LineAt(int place) => place < lines.Length ? EdgeText.Line(lines[place], IncidentLimits.StatementLineCharactersMax) : NotSaid;
        Audience named = Enum.TryParse(audience, ignoreCase: true, out Audience known) ? known : Audience.Internal;
        return new(id, LineAt(0), LineAt(1), LineAt(2), nextUpdateAt) { Audiences = ImmutableSortedSet.Create(named) };
    }

    /// <summary>
    /// The same command, where it promises a next update in the incident of a drill, with the promise by the drill's clock: five minutes are five minutes of the drill.
    /// </summary>
    internal static async Task<IncidentCommand> ByClockAsync(Work work, IncidentId id, IncidentCommand command, CancellationToken cancel)
    {
        DateTimeOffset? promised = command switch
        {
            IncidentCommand.PublishStatement said => said.Statement.NextUpdateAt,
            IncidentCommand.DraftStatement kept => kept.Statement.NextUpdateAt,
            IncidentCommand.PublishDraft draft => draft.NextUpdateAt,
            _ => null,
        };
        if (promised is not { } at || (await work.IncidentAsync(id, cancel)).Drill is not { } played)
        {
            return command;
        }

        Drill drill = await work.DrillAsync(played, cancel);
        int second = DrillClock.Second(drill, command.At) + (int)Math.Round((at - command.At).TotalSeconds);
        DateTimeOffset then = command.At + ((at - command.At) / drill.Speed);
        HoldingStatement By(HoldingStatement statement) => statement with { NextUpdateAt = then, NextUpdateSecond = second };
        return command switch
        {
            IncidentCommand.PublishStatement said => said with { Statement = By(said.Statement) },
            IncidentCommand.DraftStatement kept => kept with { Statement = By(kept.Statement) },
            IncidentCommand.PublishDraft draft => draft with { NextUpdateAt = then, NextUpdateSecond = second },
            _ => command,
        };
    }

    /// <summary>What was said, in one text.</summary>
    public static string TextOf(HoldingStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        string[] lines = [statement.Status, statement.Impact, statement.CurrentAction];
        return EdgeText.Line(string.Join(' ', lines.Where(line => line != NotSaid)), DrillLimits.ArgumentCharactersMax);
    }

    /// <summary>Whoever stands furthest outside of those who are to read it: a drill has one audience a statement.</summary>
    public static string AudienceOf(HoldingStatement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return statement.Audiences.Contains(Audience.Public) ? "public"
            : statement.Audiences.Contains(Audience.Executive) ? "executive"
            : "internal";
    }
}
