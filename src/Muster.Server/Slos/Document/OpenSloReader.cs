// Reads the files of objectives, several together, so that one may refer to another: OpenSLO v1, and those of Sloth and Pyrra.
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
        List<Slo> imported = [];
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

        Slo[] slos = [.. objects.Where(one => one.Kind == "SLO").Select(one => SloText.Read(one, set))];
        foreach (OpenSloObject one in objects)
        {
            one.Close();
        }

        return new(
            [.. slos, .. imported],
            set.Sources,
            [.. read.SelectMany(file => file.Places.Mistakes.Select(mistake => (file.File, mistake)))]
        );
    }

    /// <summary>Each document of a file, by whose it is.</summary>
    private static void Sort(string text, Places places, List<OpenSloObject> objects, List<Slo> imported)
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
            if (roots[index] is not YamlMappingNode)
            {
                places.Add(at, $"Here is no object of OpenSLO: write its fields, beginning with apiVersion: {OpenSloObject.Version}.");
            }
            else if (whole.OptionalText("version") == SlothText.Version || whole.OptionalText("apiVersion") == SlothText.ApiVersion)
            {
                imported.AddRange(SlothText.Read(new(roots[index], at, "a file of Sloth", places)));
            }
            else if (whole.OptionalText("apiVersion") == PyrraText.ApiVersion)
            {
                imported.Add(PyrraText.Read(new(roots[index], at, "an objective of Pyrra", places)));
            }
            else
            {
                objects.Add(OpenSloObject.Read(new(roots[index], at, "an object of OpenSLO", places), kind: null));
            }
        }
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
