// What can be changed in the running service: its release, and whether similar films are shown.
namespace StreamFlow.Films;

internal sealed class Switches
{
    private volatile int _release = 7;
    private volatile bool _similar;

    /// <summary>Release 8 forgot to read through the cache.</summary>
    public int Release
    {
        get => _release;
        set => _release = value;
    }

    /// <summary>A second read for each page.</summary>
    public bool Similar
    {
        get => _similar;
        set => _similar = value;
    }

    public bool ReadsCache => _release != 8;
}
