namespace Services86.Soap.Serialization;

/// <summary>The members of an object that are written to a document; the other members are nil.</summary>
public interface IMemberSelection
{
    /// <summary>Gets whether a member is written.</summary>
    /// <param name="name">The name of the member; of an entry of a dictionary, the key.</param>
    /// <param name="within">The selection within the value of the member; null if all of the value is written.</param>
    bool Includes(string name, out IMemberSelection? within);
}
