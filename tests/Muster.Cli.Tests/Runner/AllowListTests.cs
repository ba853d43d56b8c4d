// Which programs a runner starts: the file counts, not the name that leads to it.
using Muster.Cli.Execution;
using Muster.Cli.Runner;

namespace Muster.Cli.Tests.Runner;

public sealed class AllowListTests
{
    [Theory]
    [InlineData("/opt/bin/flush", "/opt/bin/flush", null)]
    [InlineData("/opt/bin/flush", "/usr/bin/rm", "/opt/bin/flush leads to /usr/bin/rm, which is not on this runner's list of programs.")]
    [InlineData("/tmp/flush", "/opt/bin/flush", null)]
    [InlineData("/opt/bin/deep/flush", "/opt/bin/deep/flush", "/opt/bin/deep/flush is not on this runner's list of programs.")]
    [InlineData("/usr/bin/systemctl", "/usr/bin/systemctl", null)]
    [InlineData("/usr/bin/systemctl2", "/usr/bin/systemctl2", "/usr/bin/systemctl2 is not on this runner's list of programs.")]
    [InlineData("/usr/bin/Systemctl", "/usr/bin/Systemctl", "/usr/bin/Systemctl is not on this runner's list of programs.")]
    public void A_program_is_allowed_by_where_it_leads(string path, string target, string? refusal)
    {
        Assert.Equal(refusal, new AllowList(["/opt/bin/*", "/usr/bin/systemctl"]).Refusal(new ProgramFile(path, target, "")));
    }

    [Fact]
    public void Nothing_is_allowed_by_an_empty_list_and_a_relative_path_is_a_mistake()
    {
        Assert.NotNull(new AllowList([]).Refusal(new ProgramFile("/bin/ls", "/bin/ls", "")));
        Assert.Equal(2, new AllowList(["ls", "/opt/../bin/ls", "/bin/ls"]).Mistakes.Count());
    }
}
