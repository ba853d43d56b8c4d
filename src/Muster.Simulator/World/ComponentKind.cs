// What a component of a simulated system is.
namespace Muster.Simulator.World;

/// <summary>All kinds obey the same equations; the kind says what people call it and what can be done to it.</summary>
public enum ComponentKind
{
    Dns,
    Cdn,
    Gateway,
    Service,
    Cache,
    Database,
    Queue,
    Storage,
    ThirdParty,
}
