// A file of the repository that the tests were built in.
namespace Muster.Server.Tests.Drivers;

internal static class RepositoryFile
{
    public static string Read(string path) => File.ReadAllText(PathOf(path));

    /// <summary>Null when there is no such file.</summary>
    public static string? Find(string path) => File.Exists(PathOf(path)) ? PathOf(path) : null;

    public static string PathOf(string path)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Muster.slnx")))
        {
            at = at.Parent;
        }

        return Path.Combine(at?.FullName ?? throw new DirectoryNotFoundException("No Muster.slnx stands above this test."), path);
    }
}
