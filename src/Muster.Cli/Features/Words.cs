// The words that people type for severities, roles and kinds, and what the API calls them.
using System.CommandLine;
using System.CommandLine.Parsing;
using Muster.Core.Changes;
using Muster.Server.Web.Document;

namespace Muster.Cli.Features;

internal static class Words
{
    private static readonly (string Api, string[] Typed)[] Roles =
    [
        ("incident_commander", ["ic", "commander", "incident-commander"]),
        ("operations_lead", ["ops", "operations", "operations-lead"]),
        ("scribe", ["scribe"]),
        ("comms_lead", ["comms", "comms-lead"]),
    ];

    private static readonly (string Api, string[] Typed)[] Severities =
    [
        ("SEV-1", ["sev-1", "sev1", "1"]),
        ("SEV-2", ["sev-2", "sev2", "2"]),
        ("SEV-3", ["sev-3", "sev3", "3"]),
        ("SEV-4", ["sev-4", "sev4", "4"]),
    ];

    private static readonly (string Api, string[] Typed)[] Kinds =
    [
        ("roll_back", ["roll-back", "rollback"]),
        ("degrade", ["degrade"]),
        ("scale_up", ["scale-up"]),
        ("shed_traffic", ["shed-traffic", "shed"]),
        ("fail_over", ["fail-over", "failover"]),
        ("other", ["other"]),
    ];

    private static readonly (string Api, string[] Typed)[] Causes =
    [
        ("missing_guardrail", ["missing-guardrail", "guardrail"]),
        ("missing_test", ["missing-test", "test"]),
        ("missing_alert", ["missing-alert", "alert"]),
        ("capacity", ["capacity"]),
        ("design", ["design"]),
        ("process", ["process"]),
        ("dependency", ["dependency"]),
        ("other", ["other"]),
    ];

    public static Argument<string> Role(string name) =>
        Complete(
            new(name) { Description = "ic (Incident Commander), ops (Operations Lead), scribe or comms (Comms Lead).", HelpName = name },
            Roles
        );

    public static Argument<string> Severity(string name) =>
        Complete(new(name) { Description = "SEV-1, SEV-2, SEV-3 or SEV-4.", HelpName = name }, Severities);

    public static Option<string> SeverityOption(string description, bool required)
    {
        Option<string> option = Read(new("--severity", "-s"), description + " SEV-1, SEV-2, SEV-3 or SEV-4.", "SEVERITY", Severities);
        option.Required = required;
        option.CompletionSources.Add([.. Severities.Select(word => word.Api)]);
        return option;
    }

    public static Option<string> Mitigation()
    {
        Option<string> option = Read(
            new("--kind"),
            "What it does: roll-back, degrade, scale-up, shed-traffic, fail-over or other.",
            "KIND",
            Kinds
        );
        option.CompletionSources.Add([.. Kinds.Select(word => word.Typed[0])]);
        return option;
    }

    /// <summary>What was changed, or <c>all</c> where that is what counts when nothing is said.</summary>
    public static Option<string> ChangeKind(string description, string usual)
    {
        string[] known = usual == "all" ? [.. ChangeKindText.Names, usual] : [.. ChangeKindText.Names];
        Option<string> option = Read(new("--kind"), description, "KIND", [.. known.Select(name => (name, new[] { name }))]);
        option.DefaultValueFactory = _ => usual;
        option.CompletionSources.Add(known);
        return option;
    }

    /// <summary>What the system lacked; <c>other</c> when it is not said.</summary>
    public static Option<string> CauseClass()
    {
        Option<string> option = Read(
            new("--class"),
            "What the system lacked: missing-guardrail, missing-test, missing-alert, capacity, design, process, dependency or other.",
            "CLASS",
            Causes
        );
        option.DefaultValueFactory = _ => "other";
        option.CompletionSources.Add([.. Causes.Select(word => word.Typed[0])]);
        return option;
    }

    /// <summary>What people say for a name of the API: Incident Commander for <c>incident_commander</c>.</summary>
    public static string Said(string api) =>
        string.Join(' ', api.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    private static Option<string> Read(Option<string> option, string description, string helpName, (string Api, string[] Typed)[] words)
    {
        option.Description = description;
        option.HelpName = helpName;
        option.CustomParser = result => Read(result, words);
        return option;
    }

    private static Argument<string> Complete(Argument<string> argument, (string Api, string[] Typed)[] words)
    {
        argument.CustomParser = result => Read(result, words);
        argument.CompletionSources.Add([.. words.Select(word => word.Typed[0])]);
        return argument;
    }

    private static string Read(ArgumentResult result, (string Api, string[] Typed)[] words)
    {
        string typed = result.Tokens[0].Value;
        string plain = typed.ToLowerInvariant().Replace('_', '-');
        foreach ((string api, string[] forms) in words)
        {
            if (
                forms.Contains(plain, StringComparer.Ordinal)
                || string.Equals(api.Replace('_', '-'), plain, StringComparison.OrdinalIgnoreCase)
            )
            {
                return api;
            }
        }

        result.AddError($"'{typed}' is not known here{Nearest.Hint(typed, [.. words.Select(word => word.Typed[0])])}");
        return typed;
    }
}
