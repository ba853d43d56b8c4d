// Reads a runbook file: YAML, or JSON, which is YAML too.
using System.Globalization;
using Muster.Core.Incidents;
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using Muster.Server.Web.Document;
using Muster.Server.Web.Public;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Runbooks.Document;

public static class RunbookFileReader
{
    private const string What = "a runbook";

    /// <summary>Reads the whole file, asks the rules about it, and finds all its mistakes; never throws for what stands in it.</summary>
    public static RunbookReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Places places = new();
        YamlNode? root = YamlText.Load(text, places);
        if (root is not YamlMappingNode && places.Mistakes.Count == 0)
        {
            places.Add("", "Here is no runbook: write its fields, beginning with id and title.");
        }

        bool isMapping = root is YamlMappingNode;
        Block file = new(isMapping ? root : null, "", What, isMapping ? places : new());
        Runbook runbook = ReadFile(file);
        file.Close();
        if (isMapping)
        {
            places.Add(RunbookRules.Check(runbook));
        }

        return new(runbook, [.. places.Mistakes]);
    }

    private static Runbook ReadFile(Block file)
    {
        bool hasUndoSteps = file.IsList("undo");
        return new(
            new(file.Text("id")),
            file.Text("title").Trim(),
            file.RequiredParsed("risk", WordOf<RunbookRisk>, RunbookRisk.Destructive),
            file.Blocks("steps", "a step", StepReader.Read),
            file.OptionalDuration("timeOut") ?? RunDefaults.RunTimeOut
        )
        {
            Description = (file.OptionalText("description") ?? "").Trim(),
            Services = file.Texts("services", ServiceId.Parse),
            Production = file.Flag("production", missing: true),
            Mitigation = file.Has("mitigation") ? file.Parsed("mitigation", WordOf<MitigationKind>, MitigationKind.Other) : null,
            Parameters =
            [
                .. file.Entries("parameters", "a parameter", ReadParameter).Select(entry => entry.Value with { Name = entry.Key }),
            ],
            PreviewMustMatch = file.Flag("previewMustMatch", missing: false),
            UndoneBy = !hasUndoSteps && file.OptionalText("undo") is { } other ? new RunbookId(other) : null,
            Simulated = file.IsList("simulated") ? file.Blocks("simulated", "a step", StepReader.Read) : [],
            Undo = hasUndoSteps ? file.Blocks("undo", "a step", StepReader.Read) : [],
        };
    }

    private static RunbookParameter ReadParameter(string name, Block block)
    {
        ParameterType type = block.RequiredParsed("type", WordOf<ParameterType>, ParameterType.Text);
        return new(
            name,
            type,
            (block.OptionalText("description") ?? "").Trim(),
            block.OptionalText("default") is { } value ? ParameterText.Plain(type, value) : null,
            Bound(block, "min", type),
            Bound(block, "max", type),
            block.Texts("choices", text => text),
            block.OptionalText("pattern")
        );
    }

    private static decimal? Bound(Block block, string name, ParameterType type) =>
        block.Has(name) ? block.Parsed(name, text => Number(ParameterText.Plain(type, text)), 0m) : null;

    private static decimal Number(string text) =>
        decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out decimal number
        )
            ? number
            : throw new FormatException($"'{text}' is no number.");

    internal static T WordOf<T>(string text)
        where T : struct, Enum =>
        EnumNames.Read<T>(text)
        ?? throw new FormatException($"'{text}' is none of {string.Join(", ", Enum.GetValues<T>().Select(EnumNames.Of))}.");
}
