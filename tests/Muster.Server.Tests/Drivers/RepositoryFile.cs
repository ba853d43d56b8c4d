// Reads a file of the repository that the tests were built in.
namespace Muster.Server.Tests.Catalog;

internal static class RepositoryFile
{
    public static string Read(string path)
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Muster.slnx")))
        {
            at = at.Parent;
        }

        return File.ReadAllText(
            Path.Combine(at?.FullName ?? throw new DirectoryNotFoundException("No Muster.slnx stands above this test."), path)
        );
    }
}
