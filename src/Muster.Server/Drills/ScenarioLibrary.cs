// The scenarios that come with Muster.
using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Muster.Server.Drills.Document;
using Muster.Simulator.Scenarios;

namespace Muster.Server.Drills;

/// <summary>Read once, when it is first asked. A file with a mistake is a defect of Muster: it throws, and a test reads them all.</summary>
public static class ScenarioLibrary
{
    private const string Folder = "drills/";

    private static readonly Lazy<ImmutableArray<Scenario>> Scenarios = new(ReadAll);

    /// <summary>In the order of their ids.</summary>
    public static ImmutableArray<Scenario> All => Scenarios.Value;

    public static IEnumerable<string> Ids => All.Select(scenario => scenario.Id);

    /// <summary>Null when there is none of this id.</summary>
    public static Scenario? Find(string id) => All.FirstOrDefault(scenario => scenario.Id == id);

    /// <summary>The files as they are written, by their names; for editors and tests.</summary>
    public static IEnumerable<(string Name, string Text)> Files()
    {
        Assembly assembly = typeof(ScenarioLibrary).Assembly;
        foreach (string name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal))
            {
                using StreamReader reader = new(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
                yield return (name[Folder.Length..], reader.ReadToEnd());
            }
        }
    }

    private static ImmutableArray<Scenario> ReadAll() =>
        [.. Files().Select(file => Read(file.Name, file.Text)).OrderBy(scenario => scenario.Id, StringComparer.Ordinal)];

    private static Scenario Read(string name, string text)
    {
        ScenarioReading reading = ScenarioFileReader.Read(text);
        return reading.IsGood ? reading.Scenario : throw new InvalidOperationException($"{name}: {string.Join(" ", reading.Mistakes)}");
    }
}
