// Lets the senders of one group go on, off the writer's thread.
namespace Muster.Engine.Intake;

/// <summary>
/// The rest of a request is short, and all of a group go on at the same moment: a few at a time on one thread, they spare waking a thread for
/// each of them. Every processor gets its share.
/// </summary>
internal sealed class AnsweredGroup : IThreadPoolWorkItem
{
    private readonly IntakeRequest[] _requests;

    private AnsweredGroup(IntakeRequest[] requests) => _requests = requests;

    public static void Answer(List<IntakeRequest> group)
    {
        int share = (group.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        for (int at = 0; at < group.Count; at += share)
        {
            AnsweredGroup some = new([.. group.Slice(at, Math.Min(share, group.Count - at))]);
            ThreadPool.UnsafeQueueUserWorkItem(some, preferLocal: false);
        }
    }

    public void Execute()
    {
        foreach (IntakeRequest request in _requests)
        {
            request.Answer();
        }
    }
}
