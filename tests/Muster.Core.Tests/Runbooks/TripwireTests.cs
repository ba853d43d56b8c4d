// Which runs an alert stops.
using Muster.Core.Kernel;
using Muster.Core.Runbooks;
using static Muster.Core.Tests.Runbooks.RunStory;

namespace Muster.Core.Tests.Runbooks;

public sealed class TripwireTests
{
    private static readonly ServiceId Storage = new("storage");

    [Theory]
    [InlineData("all", true)]
    [InlineData("RUN-7", true)]
    [InlineData("RUN-8", false)]
    [InlineData("service", false)]
    [InlineData("storage", false)]
    public void A_run_of_no_service_is_stopped_by_its_id_and_with_all(string abort, bool stops) =>
        Assert.Equal(stops, Tripwire.Stops(abort, Storage, Running(Manual()).State));

    [Fact]
    public void A_run_of_the_service_is_stopped_with_it_and_a_command_with_any()
    {
        RunbookRun run = Running(Manual()).State;

        Assert.True(Tripwire.Stops("service", Storage, run with { Services = [Storage] }));
        Assert.False(Tripwire.Stops("service", new ServiceId("search"), run with { Services = [Storage] }));
        Assert.False(Tripwire.Stops("service", null, run with { Services = [Storage] }));
        CommandLine command = new(["rm"], "/", "web-1", "ana", ["/bin/rm"], [], null);
        Assert.True(Tripwire.Stops("service", null, run with { Content = run.Content with { Command = command } }));
    }

    [Fact]
    public void What_does_not_run_is_not_stopped() => Assert.False(Tripwire.Stops("all", Storage, Requested().State));
}
