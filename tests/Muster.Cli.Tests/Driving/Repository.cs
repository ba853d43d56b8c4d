// The repository that the tests were built in.
namespace Muster.Cli.Tests.Driving;

internal static class Repository
{
    public static readonly string Root = FindRoot();

    private static string FindRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Muster.slnx")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }
}
