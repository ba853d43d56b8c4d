// The files of samples/, as they were when the tests were built.
namespace Muster.Chaos.Tests.LiveFire;

internal static class SampleFile
{
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    public static string PathOf(string path) => Path.Combine(AppContext.BaseDirectory, "samples", path);
}
