// What a runner remembers of its jobs when it was ended at any moment.
using Muster.Cli.Runner;
using Muster.Peers;

namespace Muster.Cli.Tests.Runner;

public sealed class JobMemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_begun_and_did_not_end_was_cut_off_and_is_known_for_ever()
    {
        using (JobMemory memory = JobMemory.Open(_folder.Of("jobs")))
        {
            memory.Begin(new("RUN-1.0", 1));
            memory.End("RUN-1.0");
            memory.Begin(new("RUN-2.0", 3));
        }

        using JobMemory again = JobMemory.Open(_folder.Of("jobs"));

        Assert.Equal([new("RUN-2.0", 3)], again.CutOff);
        Assert.Equal((true, true, false), (again.Knows("RUN-1.0"), again.Knows("RUN-2.0"), again.Knows("RUN-3.0")));
    }

    [Fact]
    public void A_torn_line_is_of_a_job_that_was_not_started()
    {
        File.WriteAllText(_folder.Of("jobs"), "begun RUN-1.0 1\nbegun RUN-2.0");

        using (JobMemory memory = JobMemory.Open(_folder.Of("jobs")))
        {
            Assert.Equal((true, false), (memory.Knows("RUN-1.0"), memory.Knows("RUN-2.0")));
            memory.Begin(new("RUN-2.0", 1));
        }

        Assert.Equal("begun RUN-1.0 1\nbegun RUN-2.0 1\n", File.ReadAllText(_folder.Of("jobs")));
    }

    [Fact]
    public void Two_runners_do_not_share_a_memory_and_another_file_is_not_taken_for_one()
    {
        using JobMemory memory = JobMemory.Open(_folder.Of("jobs"));

        Assert.Throws<IOException>(() => JobMemory.Open(_folder.Of("jobs")));
        File.WriteAllText(_folder.Of("notes"), "buy milk\n");
        Assert.Throws<InvalidDataException>(() => JobMemory.Open(_folder.Of("notes")));
        Assert.Equal("buy milk\n", File.ReadAllText(_folder.Of("notes")));
    }
}
