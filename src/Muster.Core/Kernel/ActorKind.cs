// The kinds of actor that an event can name.
namespace Muster.Core.Kernel;

public enum ActorKind
{
    Person,
    Key,
    System,
}
