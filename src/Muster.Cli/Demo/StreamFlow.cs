// The organisation of the demo: StreamFlow, a video streaming service.
namespace Muster.Cli.Demo;

public static class StreamFlow
{
    /// <summary>The text of samples/streamflow/org.yaml, as it was when Muster was built.</summary>
    public static string File { get; } = Read("org.yaml");

    /// <summary>The text of samples/streamflow/slos.yaml.</summary>
    public static string Objectives { get; } = Read("slos.yaml");

    /// <summary>What product and engineering signed.</summary>
    public static string Policy { get; } = Read("error-budget-policy.yaml");

    private static string Read(string name)
    {
        using Stream stream = typeof(StreamFlow).Assembly.GetManifestResourceStream("samples/streamflow/" + name)!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
