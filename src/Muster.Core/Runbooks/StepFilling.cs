// Puts values into the places of a step, each place in its own way, and says which places cannot take them.
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using Muster.Core.Kernel;

namespace Muster.Core.Runbooks;

/// <summary>No place is read by a shell: an argument is one element of a list, and in addresses and JSON a value is encoded.</summary>
/// <param name="values">By name; those of all parameters.</param>
internal sealed partial class StepFilling(
    ImmutableArray<RunbookParameter> parameters,
    IReadOnlyDictionary<string, string> values,
    FieldErrors errors
)
{
    private const int ReplicasMax = 10_000;

    private static readonly JsonSerializerOptions Texts = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public RunbookStep Fill(RunbookStep step, string at)
    {
        RunbookStep filled = step switch
        {
            RunbookStep.Http s => s with
            {
                Url = Url(s.Url, at + ".http.url"),
                Body = s.Body is { } body ? Json(body, at + ".http.body") : null,
            },
            RunbookStep.Command s => s with { Arguments = Arguments(s.Arguments, at + ".command.arguments") },
            RunbookStep.Wait s => s with { Seconds = Number(s.Seconds, at + ".wait.for", (int)RunDefaults.TimeOutMax.TotalSeconds) },
            RunbookStep.Check s => s with
            {
                Url = Url(s.Url, at + ".check.url"),
                Query = Text(s.Query, at + ".check.query", Quoted),
                Value = Decimal(s.Value, at + ".check.value"),
            },
            RunbookStep.Manual s => s with
            {
                Items = [.. s.Items.Select((item, index) => Text(item, $"{at}.manual.items[{index}]", name => values[name]))],
            },
            RunbookStep.Kubernetes s => s with
            {
                Api = Url(s.Api, at + ".kubernetes.api"),
                Namespace = Name(s.Namespace, at + ".kubernetes.namespace"),
                Deployment = Name(s.Deployment, at + ".kubernetes.deployment"),
                Replicas = s.Replicas is { } replicas ? Number(replicas, at + ".kubernetes.replicas", ReplicasMax) : null,
            },
            RunbookStep.Flag s => s with
            {
                Url = Url(s.Url, at + ".flag.url"),
                Key = Whole(s.Key, at + ".flag.key"),
                Value = Json(s.Value, at + ".flag.value"),
            },
            RunbookStep.Act s => s with
            {
                Args = s.Args.ToImmutableSortedDictionary(one => one.Key, one => Whole(one.Value, $"{at}.act.args.{one.Key}")),
            },
            RunbookStep.Graph s => s with { Value = Decimal(s.Value, at + ".graph.value") },
            _ => throw new System.Diagnostics.UnreachableException($"No rule fills {step.GetType().Name}."),
        };
        return filled with { Preview = step.Preview is { } dry ? Fill(dry, at + ".preview") : null };
    }

    private DryRun Fill(DryRun dry, string at) =>
        dry with
        {
            Url = dry.Url is { } url ? Url(url, at + ".get") : null,
            Arguments = dry.Url is null ? Arguments(dry.Arguments, at + ".arguments") : [],
        };

    private ImmutableArray<string> Arguments(ImmutableArray<string> arguments, string at)
    {
        errors
            .When(arguments.IsEmpty, at, "Name the program, and its arguments after it.")
            .When(arguments.Length > RunDefaults.ArgumentsMax, at, $"At most {RunDefaults.ArgumentsMax} arguments fit.")
            .When(!arguments.IsEmpty && Template.Names(arguments[0]).Any(), at + "[0]", "The program is no parameter: write it out.");
        return [.. arguments.Select((argument, index) => Argument(argument, $"{at}[{index}]"))];
    }

    private string Argument(string argument, string at)
    {
        string filled = Whole(argument, at);
        bool isFree = Template.Names(argument).FirstOrDefault() is { } name && Find(name) is { Type: ParameterType.Text, Pattern: null };
        errors
            .When(
                isFree && filled.StartsWith('-'),
                at,
                $"'{EdgeText.Line(filled, 60)}' begins with a hyphen and could be read as an option. Give the parameter a pattern where that is meant."
            )
            .When(filled.Contains('\0', StringComparison.Ordinal), at, "An argument has no NUL.");
        return filled;
    }

    /// <summary>The text is one parameter, or has none.</summary>
    private string Whole(string text, string at)
    {
        errors.When(
            !Template.IsWhole(text) && Template.Names(text).Any(),
            at,
            "A parameter stands here alone, as a whole element: write what is around it as an element of its own."
        );
        return Text(text, at, name => values[name]);
    }

    private string Url(string text, string at)
    {
        int host = text.IndexOf("://", StringComparison.Ordinal);
        int path = host < 0 ? -1 : text.IndexOfAny(['/', '?'], host + 3);
        string before = path < 0 ? text : text[..path];
        errors.When(
            Template.Names(before).Any(),
            at,
            "A parameter stands behind the host: where it leads is for the runbook to say, not for whoever runs it."
        );
        string filled = Text(text, at, name => Uri.EscapeDataString(values[name]));
        bool isUrl = Uri.TryCreate(filled, UriKind.Absolute, out Uri? url) && url.Scheme is "https" or "http" && url.Host.Length > 0;
        string written = filled.Split('?', '#')[0];
        errors
            .When(!isUrl, at, "It must be a whole web address: https://, a host, and what follows it.")
            .When(isUrl && url!.UserInfo.Length > 0, at, "It must not carry a user name or password: use a header with a secret.")
            .When(
                isUrl && written.Split('/').Any(part => part is "." or ".."),
                at,
                "Its path must not climb: '.' and '..' are no parts of it."
            );
        return filled;
    }

    private string Json(string text, string at)
    {
        string filled = Text(text, at, Quoted);
        try
        {
            using JsonDocument document = JsonDocument.Parse(filled);
        }
        catch (JsonException wrong)
        {
            errors.When(
                wrong: true,
                at,
                $"It is no JSON once the parameters have their values, which bring their own quotes: {wrong.Message}"
            );
        }

        return filled;
    }

    private string Name(string text, string at)
    {
        string filled = Whole(text, at);
        errors.When(
            !KubernetesName().IsMatch(filled),
            at,
            $"'{EdgeText.Line(filled, 60)}' is no name of Kubernetes: use a-z, 0-9, '-' and '.'."
        );
        return filled;
    }

    private string Number(string text, string at, int max)
    {
        string filled = Whole(text, at);
        bool read = int.TryParse(filled, NumberStyles.None, CultureInfo.InvariantCulture, out int number);
        errors.When(!read || number > max, at, $"'{EdgeText.Line(filled, 60)}' must be a whole number from 0 to {max}.");
        return filled;
    }

    private string Decimal(string text, string at)
    {
        string filled = Whole(text, at);
        errors.When(
            !double.TryParse(filled, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number),
            at,
            $"'{EdgeText.Line(filled, 60)}' is no number."
        );
        return filled;
    }

    private string Text(string text, string at, Func<string, string> value)
    {
        string[] unknown = [.. Template.Names(text).Where(name => !values.ContainsKey(name)).Distinct(StringComparer.Ordinal)];
        errors
            .Text(at, text, RunDefaults.TextCharactersMax)
            .When(Template.HasStray(text), at, "Two braces open a parameter, as {{percent}}, and there is none of that form here.")
            .When(
                unknown.Length > 0 && unknown.Any(name => Find(name) is null),
                at,
                $"There is no parameter '{string.Join("', '", unknown)}'."
            );
        return unknown.Length > 0 ? text : Template.Fill(text, value);
    }

    private string Quoted(string name) =>
        Find(name)?.Type is ParameterType.Text or ParameterType.Choice ? JsonSerializer.Serialize(values[name], Texts) : values[name];

    private RunbookParameter? Find(string name) => parameters.FirstOrDefault(one => one.Name == name);

    [GeneratedRegex(
        "^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex KubernetesName();
}
