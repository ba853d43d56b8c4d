// An escalation policy as it stands in the form that edits it: texts as they were typed, and every mistake in them.
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Muster.Core.Catalog;
using Muster.Core.Kernel;
using Muster.Core.Paging;
using Muster.Server.Web.Document;

namespace Muster.Server.Catalog.Pages;

/// <param name="Steps">The targets, with spaces or commas between them, and the wait of each step; a step without targets is left out.</param>
/// <param name="LastResort">As the targets of a step; empty for Muster's own.</param>
/// <param name="Seen">The mark of the policy that the form was opened with, so that what somebody else saved meanwhile is not written over.</param>
public sealed record EditedPolicy(
    EscalationPolicyId Id,
    string Name,
    ImmutableArray<(string Targets, string Wait)> Steps,
    string Repeat,
    string LastResort,
    string Seen
)
{
    /// <summary>Steps that can be added at a time, without a script.</summary>
    private const int EmptyRows = 2;

    /// <summary>The place of what is wrong with all steps together.</summary>
    private const string Whole = "steps";

    private const int MarkBytes = 8;

    private static readonly char[] Between = [' ', ',', '\t', '\n', '\r'];

    public ImmutableArray<FieldError> Mistakes { get; init; } = [];

    /// <summary>Whether it was not saved, because somebody else had saved another one.</summary>
    public bool IsOvertaken { get; private init; }

    /// <summary>What is wrong at a place such as <c>steps[0].targets</c> and all below it; null when nothing is.</summary>
    public string? Error(string place)
    {
        string[] all =
        [
            .. Mistakes
                .Where(mistake =>
                    mistake.Field == place
                    || mistake.Field.StartsWith(place + ".", StringComparison.Ordinal)
                    || mistake.Field.StartsWith(place + "[", StringComparison.Ordinal)
                )
                .Select(mistake => mistake.Message),
        ];
        return all.Length == 0 ? null : string.Join(' ', all);
    }

    /// <summary>What is wrong with the steps as a whole; empty when nothing is.</summary>
    public string WholeError => string.Join(' ', Mistakes.Where(mistake => mistake.Field == Whole).Select(mistake => mistake.Message));

    public static EditedPolicy Of(EscalationPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new(
            policy.Id,
            policy.Name,
            [
                .. policy.Steps.Select(step => (Text(step.Targets), DurationText.Format(step.Wait))),
                .. Enumerable.Repeat(("", ""), EmptyRows),
            ],
            policy.Repeat.ToString(CultureInfo.InvariantCulture),
            policy.LastResort is { } last ? Text(last) : "",
            MarkOf(policy)
        );
    }

    public static EditedPolicy Of(EscalationPolicyId id, IFormCollection form)
    {
        ArgumentNullException.ThrowIfNull(form);
        StringValues targets = form["targets"];
        StringValues waits = form["wait"];
        return new(
            id,
            Line(form["name"]),
            [
                .. targets
                    .Take(PagingDefaults.StepsMax + EmptyRows)
                    .Select((one, at) => (Line(one), at < waits.Count ? Line(waits[at]) : "")),
            ],
            Line(form["repeat"]),
            Line(form["lastResort"]),
            Line(form["seen"])
        );
    }

    /// <summary>The policy that the form describes, and every mistake in it and in what it points at; steps count from 0, without the empty ones.</summary>
    public (EscalationPolicy Policy, EditedPolicy Judged) Read(Organisation organisation)
    {
        ArgumentNullException.ThrowIfNull(organisation);
        List<FieldError> mistakes = [];
        (string Targets, string Wait)[] said = [.. Steps.Where(step => step.Targets.Length > 0)];
        EscalationPolicy policy = new(
            Id,
            Name,
            [
                .. said.Select(
                    (step, at) =>
                        new EscalationStep(
                            Targets(step.Targets, $"steps[{at}].targets", mistakes),
                            Wait(step.Wait, $"steps[{at}].wait", mistakes)
                        )
                ),
            ],
            Rounds(Repeat, mistakes)
        )
        {
            LastResort = LastResort.Length > 0 ? Targets(LastResort, "lastResort", mistakes) : null,
        };
        Organisation then = organisation with { EscalationPolicies = organisation.EscalationPolicies.SetItem(Id.Value, policy) };
        string path = $"escalationPolicies.{Id}.";

        // Without the targets that cannot be read, that a step or all of them reach nobody mostly follows from that.
        List<string> unread =
        [
            .. mistakes.Select(mistake => mistake.Field).Where(field => !field.EndsWith(".wait", StringComparison.Ordinal)),
        ];
        mistakes.AddRange(
            OrganisationRules
                .Check(then)
                .Where(mistake => mistake.Field.StartsWith(path, StringComparison.Ordinal))
                .Select(mistake => mistake with { Field = mistake.Field[path.Length..] })
                .Where(mistake =>
                    !unread.Exists(place =>
                        place == mistake.Field || (mistake.Field == Whole && place.StartsWith(Whole, StringComparison.Ordinal))
                    )
                )
        );
        return (policy, this with { Steps = [.. said, .. Enumerable.Repeat(("", ""), EmptyRows)], Mistakes = [.. mistakes] });
    }

    /// <summary>Whether somebody saved another one since the form was opened, which is not what it says.</summary>
    public bool IsChangedMeanwhile(EscalationPolicy now, EscalationPolicy wanted) =>
        Seen != MarkOf(now) && !DefinitionEquality.Same(now, wanted);

    /// <summary>The form with what was typed, told that somebody else saved another policy; saving it again replaces that.</summary>
    public EditedPolicy After(EscalationPolicy other) => this with { Seen = MarkOf(other), IsOvertaken = true };

    private static string MarkOf(EscalationPolicy policy) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(policy)).AsSpan(0, MarkBytes));

    private static ImmutableArray<EscalationTarget> Targets(string text, string place, List<FieldError> mistakes)
    {
        List<EscalationTarget> read = [];
        foreach (string one in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                read.Add(EscalationTarget.Parse(one));
            }
            catch (FormatException wrong)
            {
                mistakes.Add(new(place, wrong.Message));
            }
        }

        return [.. read];
    }

    private static TimeSpan Wait(string text, string place, List<FieldError> mistakes)
    {
        if (text.Length == 0 || !DurationText.TryParse(text, out TimeSpan wait))
        {
            mistakes.Add(new(place, DurationText.Refusal(text, $"'{text}' is no wait: write it as 30s, 5m or 1h.")));
            return PagingDefaults.WaitMin;
        }

        return wait;
    }

    private static int Rounds(string text, List<FieldError> mistakes)
    {
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int repeat))
        {
            mistakes.Add(new("repeat", $"'{text}' is no number of rounds: use 0 to {PagingDefaults.RepeatMax}."));
        }

        return repeat;
    }

    private static string Text(ImmutableArray<EscalationTarget> targets) => string.Join(' ', targets);

    private static string Line(string? said) => EdgeText.Line(said ?? "", EdgeLimits.LabelValueBytes).Trim();
}
