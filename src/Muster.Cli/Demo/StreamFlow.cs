// The organisation of the demo: StreamFlow, a video streaming service.
namespace Muster.Cli.Demo;

public static class StreamFlow
{
    /// <summary>The text of samples/streamflow/org.yaml, as it was when Muster was built.</summary>
    public static string File { get; } = Read();

    private static string Read()
    {
        using Stream stream = typeof(StreamFlow).Assembly.GetManifestResourceStream("samples/streamflow/org.yaml")!;
        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }
}
