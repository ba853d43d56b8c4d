// Reads the files of objectives, several together, so that one may refer to another: OpenSLO v1, and those of Sloth and Pyrra.
using System.Collections.Immutable;
using Muster.Core.Kernel;
using Muster.Core.Slos;
using Muster.Server.Web.Document;
using YamlDotNet.RepresentationModel;

namespace Muster.Server.Slos.Document;

/// <summary>The format: github.com/OpenSLO/OpenSLO, version 1.</summary>
public static class OpenSloReader
{
    private const int DescriptionMax = 1050;

    /// <summary>Reads all of it and finds all its mistakes; never throws for what stands in it.</summary>
    /// <param name="files">Names, to tell mistakes by, and texts.</param>
    public static OpenSloReading Read(IReadOnlyList<(string Name, string Text)> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        List<(string File, Places Places)> read = [];
        List<OpenSloObject> objects = [];
        List<(Slo Slo, Block Whole, string Text)> imported = [];
        foreach ((string name, string text) in files)
        {
            Places places = new();
            read.Add((name, places));
            Sort(text, places, objects, imported);
        }

        OpenSloSet set = new(objects);
        foreach (OpenSloObject one in objects)
        {
            ReadAlone(one, set);
        }

        List<(Slo Slo, string Text)> slos = [.. objects.Where(one => one.Kind == "SLO").Select(one => (SloText.Read(one, set), one.Text))];
        HashSet<SloId> names = [.. slos.Select(one => one.Slo.Id)];
        foreach ((Slo slo, Block whole, string text) in imported)
        {
            slos.Add((slo, text));
            if (!names.Add(slo.Id))
            {
                whole.Mistake("", $"There is another SLO of the name '{slo.Id}'; give one of them another name.");
            }
        }

        foreach (OpenSloObject one in objects)
        {
            one.Close();
        }

        return new(
            [.. slos.Select(one => one.Slo)],
            slos.DistinctBy(one => one.Slo.Id).ToImmutableDictionary(one => one.Slo.Id, one => one.Text),
            set.Sources,
            [.. read.SelectMany(file => file.Places.Mistakes.Select(mistake => (file.File, mistake)))]
        );
    }

    /// <summary>Each document of a file, by whose it is.</summary>
    private static void Sort(string text, Places places, List<OpenSloObject> objects, List<(Slo Slo, Block Whole, string Text)> imported)
    {
        IReadOnlyList<YamlNode> roots = YamlText.LoadAll(text, places);
        if (roots.Count == 0 && places.Mistakes.Count == 0)
        {
            places.Add("", $"Here is nothing: write an object of OpenSLO, beginning with apiVersion: {OpenSloObject.Version}.");
        }

        for (int index = 0; index < roots.Count; index++)
        {
            string at = roots.Count > 1 ? $"documents[{index}]" : "";
            places.Mark(at, roots[index]);
            Block whole = new(roots[index], at, "an object of OpenSLO", places);
            string own = Own(text, roots, index);
            if (roots[index] is not YamlMappingNode)
            {
                places.Add(at, $"Here is no object of OpenSLO: write its fields, beginning with apiVersion: {OpenSloObject.Version}.");
            }
            else if (whole.OptionalText("version") == SlothText.Version || whole.OptionalText("apiVersion") == SlothText.ApiVersion)
            {
                imported.AddRange(SlothText.Read(new(roots[index], at, "a file of Sloth", places)).Select(slo => (slo, whole, own)));
            }
            else if (whole.OptionalText("apiVersion") == PyrraText.ApiVersion)
            {
                imported.Add((PyrraText.Read(new(roots[index], at, "an objective of Pyrra", places)), whole, own));
            }
            else
            {
                objects.Add(OpenSloObject.Read(new(roots[index], at, "an object of OpenSLO", places), kind: null) with { Text = own });
            }
        }
    }

    /// <summary>A document of a file by itself.</summary>
    private static string Own(string text, IReadOnlyList<YamlNode> roots, int index)
    {
        int begin = (int)roots[index].Start.Index;
        int end = index + 1 < roots.Count ? (int)roots[index + 1].Start.Index : text.Length;
        return text[Math.Min(begin, text.Length)..Math.Min(Math.Max(begin, end), text.Length)].TrimEnd().TrimEnd('-').TrimEnd();
    }

    /// <summary>What an object says by itself, whether or not another refers to it.</summary>
    private static void ReadAlone(OpenSloObject one, OpenSloSet set)
    {
        Describe(one);
        switch (one.Kind)
        {
            case "SLI":
                set.Indicator(one);
                break;
            case "AlertPolicy":
                set.Alert(one);
                break;
            case "AlertCondition":
                set.Condition(one);
                break;
            case "AlertNotificationTarget":
                // Muster tells by its own routes; a target is read and not used.
                one.Spec.Text("target");
                break;
        }
    }

    internal static string Describe(OpenSloObject one)
    {
        string description = one.Spec.OptionalText("description") ?? "";
        if (description.Length > DescriptionMax)
        {
            one.Spec.Mistake("description", $"It has {description.Length} characters; {DescriptionMax} are the most.");
        }

        return description.Trim();
    }
}
