// Whether the parameters of a runbook, and the values that somebody gives them, are right.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

public static partial class ParameterRules
{
    private static readonly TimeSpan MatchWithin = TimeSpan.FromSeconds(1);

    /// <summary>The values in their one form, with the defaults of those that were not given; mistakes go to <paramref name="errors"/> as <c>parameters.name</c>.</summary>
    public static ImmutableSortedDictionary<string, string> Read(
        ImmutableArray<RunbookParameter> parameters,
        IReadOnlyDictionary<string, string> given,
        FieldErrors errors
    )
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(errors);
        string known = parameters.IsEmpty ? "it has none" : "it has " + string.Join(", ", parameters.Select(one => one.Name));
        foreach (string name in given.Keys.Where(name => !parameters.Any(one => one.Name == name)).Take(RunDefaults.ParametersMax))
        {
            errors.When(wrong: true, "parameters." + name, $"The runbook has no parameter '{name}': {known}.");
        }

        ImmutableSortedDictionary<string, string>.Builder values = ImmutableSortedDictionary.CreateBuilder<string, string>(
            StringComparer.Ordinal
        );
        foreach (RunbookParameter parameter in parameters)
        {
            if ((given.TryGetValue(parameter.Name, out string? text) ? text : parameter.Default) is not { } value)
            {
                errors.When(wrong: true, "parameters." + parameter.Name, "Give it a value: it has no default.");
            }
            else if (Wrong(parameter, value) is { } why)
            {
                errors.When(wrong: true, "parameters." + parameter.Name, why);
            }
            else
            {
                values[parameter.Name] = OneForm(parameter.Type, value);
            }
        }

        return values.ToImmutable();
    }

    internal static void Check(Runbook runbook, FieldErrors errors)
    {
        errors.When(
            runbook.Parameters.Length > RunDefaults.ParametersMax,
            "parameters",
            $"A runbook has at most {RunDefaults.ParametersMax} parameters."
        );
        foreach (RunbookParameter parameter in runbook.Parameters)
        {
            Check(parameter, "parameters." + parameter.Name, errors);
        }
    }

    private static void Check(RunbookParameter parameter, string at, FieldErrors errors)
    {
        bool isChoice = parameter.Type == ParameterType.Choice;
        errors
            .When(!Name().IsMatch(parameter.Name), at, "A name has 1 to 40 of a-z, 0-9 and _, and begins with a letter.")
            .OptionalText(at + ".description", parameter.Description, RunDefaults.ValueCharactersMax)
            .When(isChoice && parameter.Choices.IsEmpty, at + ".choices", "A choice needs its choices.")
            .When(!isChoice && !parameter.Choices.IsEmpty, at + ".choices", "Only a choice has choices.")
            .When(isChoice && (parameter.Min ?? parameter.Max) is not null, at, "A choice has no min and no max.")
            .When(parameter.Min > parameter.Max, at + ".min", "The least is more than the most.")
            .When(parameter.Pattern is not null && parameter.Type != ParameterType.Text, at + ".pattern", "Only a text has a pattern.");
        if (parameter.Pattern is { } pattern && WrongPattern(pattern) is { } why)
        {
            errors.When(wrong: true, at + ".pattern", why);
        }
        else if (parameter.Default is { } value && Wrong(parameter, value) is { } wrong)
        {
            errors.When(wrong: true, at + ".default", wrong);
        }
    }

    private static string? WrongPattern(string pattern)
    {
        try
        {
            _ = Pattern(pattern);
            return null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            return $"It cannot be used as a regular expression: {wrong.Message}";
        }
    }

    private static string? Wrong(RunbookParameter parameter, string value) =>
        parameter.Type switch
        {
            ParameterType.Choice => parameter.Choices.Contains(value, StringComparer.Ordinal)
                ? null
                : $"'{Shown(value)}' is none of {string.Join(", ", parameter.Choices)}.",
            ParameterType.Text => WrongText(parameter, value),
            ParameterType.Integer => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)
                ? Outside(parameter, whole, "")
                : $"'{Shown(value)}' is no whole number.",
            ParameterType.Number => decimal.TryParse(
                value,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal number
            )
                ? Outside(parameter, number, "")
                : $"'{Shown(value)}' is no number.",
            ParameterType.Duration => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
                ? Outside(parameter, seconds, " seconds")
                : $"'{Shown(value)}' is no duration: write it as 30s, 5m or 1h30m.",
        };

    private static string? WrongText(RunbookParameter parameter, string value) =>
        value.Any(char.IsControl) ? "It must be one line, without control characters."
        : value.Length > RunDefaults.ValueCharactersMax ? $"It has {value.Length} characters; at most {RunDefaults.ValueCharactersMax} fit."
        : Outside(parameter, value.Length, " characters") is { } why ? why
        : parameter.Pattern is { } pattern && !Pattern(pattern).IsMatch(value) ? $"'{Shown(value)}' does not match {pattern}."
        : null;

    private static string? Outside(RunbookParameter parameter, decimal value, string unit) =>
        value < parameter.Min ? $"{value}{unit} is too little: {parameter.Min} at least."
        : value > parameter.Max ? $"{value}{unit} is too much: {parameter.Max} at most."
        : null;

    private static string OneForm(ParameterType type, string value) =>
        type switch
        {
            ParameterType.Integer or ParameterType.Duration => long.Parse(
                    value,
                    NumberStyles.AllowLeadingSign,
                    CultureInfo.InvariantCulture
                )
                .ToString(CultureInfo.InvariantCulture),
            ParameterType.Number => decimal.Parse(
                    value,
                    NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture
                )
                .ToString(CultureInfo.InvariantCulture),
            _ => value,
        };

    /// <summary>It matches in time linear in the text, whatever the pattern is.</summary>
    private static Regex Pattern(string pattern) =>
        new($@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchWithin);

    private static string Shown(string value) => EdgeText.Line(value, 60);

    [GeneratedRegex("^[a-z][a-z0-9_]{0,39}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
