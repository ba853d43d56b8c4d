// Reads the settings: the environment over the file over the defaults, every mistake at once.
using System.Collections.Immutable;
using System.Text.Json;
using Muster.Core.Kernel;
using Muster.Server.Runbooks;

namespace Muster.Server.Hosting;

/// <summary>What the surroundings say. <see cref="Options"/> is null when there is a mistake.</summary>
/// <param name="Values">Every setting in the order of <see cref="MusterSetting.All"/>, with where its value comes from.</param>
/// <param name="Mistakes">The field is the setting's name; nothing starts while there is one.</param>
/// <param name="Warnings">Sentences for the log: what was ignored and why.</param>
public sealed record MusterConfiguration(
    MusterOptions? Options,
    ImmutableArray<SettingValue> Values,
    ImmutableArray<FieldError> Mistakes,
    ImmutableArray<string> Warnings
)
{
    private const string FileDefault = "muster.json";

    /// <summary>How the name of a secret of runbooks begins in the file.</summary>
    private const string SecretPrefix = "secret_";

    /// <summary>Reads the environment of this process, with paths relative to its working directory.</summary>
    public static MusterConfiguration Read()
    {
        Dictionary<string, string> environment = new(StringComparer.OrdinalIgnoreCase);
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            environment[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        return Read(environment, Environment.CurrentDirectory, Console.IsOutputRedirected);
    }

    /// <param name="environment">The variables; those that are not ours or are empty are ignored.</param>
    /// <param name="directory">What relative paths are relative to.</param>
    /// <param name="logIsRead">Whether a program reads the log rather than a person.</param>
    public static MusterConfiguration Read(IReadOnlyDictionary<string, string> environment, string directory, bool logIsRead = true)
    {
        ArgumentNullException.ThrowIfNull(environment);
        List<FieldError> mistakes = [];
        List<string> warnings = [];
        Dictionary<MusterSetting, SettingValue> found = [];
        ReadEnvironment(environment, found, warnings);
        Dictionary<string, string> secrets = new(StringComparer.Ordinal);
        ReadFile(found, secrets, directory, mistakes, warnings);

        ImmutableArray<SettingValue> values =
        [
            .. MusterSetting.All.Select(setting => found.GetValueOrDefault(setting) ?? new SettingValue(setting, null, "default")),
        ];
        MusterOptions parsed = new SettingParser(found, directory, mistakes).Options(logIsRead);
        MusterOptions options = parsed with { RunbookSecrets = parsed.RunbookSecrets.SetItems(secrets).SetItems(Secrets(environment)) };
        ImmutableArray<FieldError> inOrder =
        [
            .. MusterSetting.All.SelectMany(setting => mistakes.Where(mistake => mistake.Field == setting.Name)),
        ];
        return new(inOrder.IsEmpty ? options : null, values, inOrder, [.. warnings]);
    }

    private static void ReadEnvironment(
        IReadOnlyDictionary<string, string> environment,
        Dictionary<MusterSetting, SettingValue> found,
        List<string> warnings
    )
    {
        foreach (
            (string name, string value) in environment.Where(variable => MusterSetting.IsOurs(variable.Key) && !IsSecret(variable.Key))
        )
        {
            if (
                MusterSetting.All.FirstOrDefault(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
                is not { } setting
            )
            {
                warnings.Add(Unknown(name, "The environment variable", MusterSetting.Nearest(name)?.Name));
            }
            else if (value.Trim().Length > 0)
            {
                found[setting] = new(setting, value.Trim(), "environment");
            }
        }
    }

    /// <summary>Secrets of runbooks have names that the runbooks choose, so they are no settings, and no list shows them.</summary>
    private static bool IsSecret(string name) => name.StartsWith(RunbookSecrets.Prefix, StringComparison.OrdinalIgnoreCase);

    private static ImmutableSortedDictionary<string, string> Secrets(IReadOnlyDictionary<string, string> environment) =>
        environment
            .Where(variable => IsSecret(variable.Key) && variable.Value.Trim().Length > 0)
            .ToImmutableSortedDictionary(
                variable => variable.Key[RunbookSecrets.Prefix.Length..].ToUpperInvariant(),
                variable => variable.Value.Trim(),
                StringComparer.Ordinal
            );

    private static void ReadFile(
        Dictionary<MusterSetting, SettingValue> found,
        Dictionary<string, string> secrets,
        string directory,
        List<FieldError> mistakes,
        List<string> warnings
    )
    {
        string? named = found.GetValueOrDefault(MusterSetting.Config)?.Value;
        string path = Path.GetFullPath(named ?? FileDefault, directory);
        if (named is null && !File.Exists(path))
        {
            return;
        }

        try
        {
            JsonDocumentOptions lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
            using JsonDocument file = JsonDocument.Parse(File.ReadAllBytes(path), lenient);
            if (file.RootElement.ValueKind != JsonValueKind.Object)
            {
                mistakes.Add(
                    new(
                        MusterSetting.Config.Name,
                        $"{path} must hold one JSON object such as {{ \"public_url\": \"https://muster.example.org\" }}."
                    )
                );
                return;
            }

            foreach (JsonProperty property in file.RootElement.EnumerateObject())
            {
                if (property.Name.StartsWith(SecretPrefix, StringComparison.OrdinalIgnoreCase))
                {
                    Keep(property, path, secrets, mistakes);
                }
                else
                {
                    Take(property, path, found, mistakes, warnings);
                }
            }
        }
        catch (JsonException wrong)
        {
            mistakes.Add(new(MusterSetting.Config.Name, $"{path} is no valid JSON (line {wrong.LineNumber + 1}): {wrong.Message}"));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new(MusterSetting.Config.Name, $"{path} cannot be read: {unreadable.Message}"));
        }
    }

    /// <summary>A secret of runbooks; whatever is wrong with it, it is not repeated.</summary>
    private static void Keep(JsonProperty property, string path, Dictionary<string, string> secrets, List<FieldError> mistakes)
    {
        if (property.Value is not { ValueKind: JsonValueKind.String } value)
        {
            mistakes.Add(new(MusterSetting.Config.Name, $"In {path}, {property.Name} must be a text. It is not shown here."));
        }
        else if (value.GetString()!.Trim() is { Length: > 0 } secret)
        {
            secrets[property.Name[SecretPrefix.Length..].ToUpperInvariant()] = secret;
        }
    }

    private static void Take(
        JsonProperty property,
        string path,
        Dictionary<MusterSetting, SettingValue> found,
        List<FieldError> mistakes,
        List<string> warnings
    )
    {
        if (MusterSetting.Find(property.Name) is not { } setting || setting == MusterSetting.Config)
        {
            warnings.Add(Unknown(property.Name, $"In {path}, the name", MusterSetting.Nearest(property.Name)?.FileName));
        }
        else if (Text(property.Value) is not { } text)
        {
            mistakes.Add(new(setting.Name, $"In {path}, {property.Name} must be a text, a number, true, false or a list of texts."));
        }
        else if (text.Trim().Length > 0)
        {
            found.TryAdd(setting, new(setting, text.Trim(), path));
        }
    }

    private static string? Text(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            JsonValueKind.Null => "",
            JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) => string.Join(
                ';',
                value.EnumerateArray().Select(one => one.GetString())
            ),
            _ => null,
        };

    private static string Unknown(string name, string where, string? nearest) =>
        $"{where} {name} is no setting of Muster and is ignored."
        + (nearest is null ? " 'muster config' lists all." : $" Was {nearest} meant?");
}
