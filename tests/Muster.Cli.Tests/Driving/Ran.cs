// What a run of `muster` left behind.
namespace Muster.Cli.Tests.Driving;

public sealed record Ran(int Code, string Out, string Error)
{
    /// <summary>Fails with everything that was said when the exit code is another.</summary>
    public Ran Exits(int code)
    {
        Assert.True(Code == code, $"Expected exit code {code}, got {Code}.\nstdout:\n{Out}\nstderr:\n{Error}");
        return this;
    }
}
