using System.Collections;
using System.Globalization;
using Services86.Description;
using Services86.Http;
using Services86.Rest.Errors;

namespace Services86.Rest.Patches;

/// <summary>A place in an entity that an operation of a JSON Patch names.</summary>
/// <param name="operation">The operation, for rejections.</param>
/// <param name="type">The type of the value.</param>
/// <param name="cost">Counts the items of lists that are moved.</param>
/// <param name="isSecret">Whether the value is a secret, or is within one.</param>
/// <remarks>
/// An entity always has all of its members: a removed member is null or zero, like a member that is not sent. Source:
/// https://www.rfc-editor.org/rfc/rfc6902#section-4
/// </remarks>
internal abstract class PatchTarget(
    JsonPatchOperation operation, TypeDescription type, PatchCost cost, bool isSecret)
{
    /// <summary>Gets the type of the value.</summary>
    public TypeDescription Type { get; } = type;

    /// <summary>Gets whether the value is a secret, or is within one: rejections do not quote it.</summary>
    public bool IsSecret { get; } = isSecret;

    /// <summary>Gets or sets the value.</summary>
    /// <exception cref="RestException">The place has no value to get or to replace.</exception>
    public abstract object? Value { get; set; }

    /// <summary>Gets the operation that names the place.</summary>
    protected JsonPatchOperation Operation { get; } = operation;

    /// <summary>Gets what the patch has cost so far.</summary>
    protected PatchCost Cost { get; } = cost;

    /// <summary>Adds a value: it replaces the present one, or is inserted before the present item of a list.</summary>
    public virtual void Add(object? value) => Value = value;

    /// <summary>Removes the value.</summary>
    public virtual void Remove() => Value = Type.DefaultValue;

    /// <summary>Gets a place within this one.</summary>
    /// <param name="name">The name of a member, case-insensitive; an index; - for the end of a list; or a key.</param>
    /// <exception cref="RestException">There is no such place.</exception>
    public PatchTarget Within(string name)
    {
        var value = Type is PrimitiveDescription or EnumDescription
            ? throw Operation.Invalid($"a path to what there is, found {Quotation.Of(name)} within what has no members")
            : Value
                ?? throw Operation.Invalid($"a path to what there is, found {Quotation.Of(name)} within what is null");
        return Type switch
        {
            ListDescription list => new Item(Operation, list, this, name),
            DictionaryDescription dictionary => new Entry(Operation, dictionary, this, (IDictionary)value, name),
            ObjectDescription description when description.FindMember(name) is { } member =>
                new Member(Operation, member, this),
            var other => throw Operation.Invalid(
                $"a path to what there is, found {Quotation.Of(name)}, which {other.Name} does not have"),
        };
    }

    /// <summary>The whole entity.</summary>
    public sealed class Whole(JsonPatchOperation operation, TypeDescription type, object? entity, PatchCost cost)
        : PatchTarget(operation, type, cost, isSecret: false)
    {
        /// <inheritdoc/>
        public override object? Value { get; set; } = entity;

        /// <summary>Finds a place by its path.</summary>
        /// <exception cref="RestException">There is no such place.</exception>
        public PatchTarget Find(string path) =>
            JsonPointer.Parse(path).Aggregate((PatchTarget)this, (place, name) => place.Within(name));
    }

    private sealed class Member(JsonPatchOperation operation, MemberDescription member, PatchTarget parent)
        : PatchTarget(operation, member.Type, parent.Cost, parent.IsSecret || member.IsSecret)
    {
        public override object? Value
        {
            get => member.Property.GetValue(parent.Value);
            set
            {
                // Set again, because a structure would be a copy.
                var target = parent.Value;
                member.Property.SetValue(target, value);
                parent.Value = target;
            }
        }
    }

    private sealed class Entry(
        JsonPatchOperation operation, DictionaryDescription type, PatchTarget parent, IDictionary entries, string key)
        : PatchTarget(operation, type.Value, parent.Cost, parent.IsSecret)
    {
        public override object? Value
        {
            get => Existing[key];
            set => Existing[key] = value;
        }

        private IDictionary Existing => entries.Contains(key) ? entries : throw Operation.Invalid(
            $"a path to what there is, found the key {Quotation.Of(key)}, which is not there");

        public override void Add(object? value) => entries[key] = value;

        public override void Remove() => Existing.Remove(key);
    }

    private sealed class Item(JsonPatchOperation operation, ListDescription list, PatchTarget parent, string name)
        : PatchTarget(operation, list.Item, parent.Cost, parent.IsSecret)
    {
        public override object? Value
        {
            get => Items.GetValue(Index(Items.Length - 1));
            set => Items.SetValue(value, Index(Items.Length - 1));
        }

        private Array Items => (Array)parent.Value!;

        public override void Add(object? value)
        {
            var index = name == "-" ? Items.Length : Index(Items.Length);
            var items = NewItems(Items.Length + 1);
            Array.Copy(Items, items, index);
            items.SetValue(value, index);
            Array.Copy(Items, index, items, index + 1, Items.Length - index);
            parent.Value = items;
        }

        public override void Remove()
        {
            var index = Index(Items.Length - 1);
            var items = NewItems(Items.Length - 1);
            Array.Copy(Items, items, index);
            Array.Copy(Items, index + 1, items, index, items.Length - index);
            parent.Value = items;
        }

        private int Index(int max) =>
            int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= max
                ? index
                : throw Operation.Invalid(
                    $"a path to what there is, found {Quotation.Of(name)} within a list of {Items.Length}");

        private Array NewItems(int length) => Cost.TryMove(length)
            ? Array.CreateInstance(Type.ClrType, length)
            : throw Operation.Invalid(
                $"a patch that moves at most {JsonPatchApplier.MaxMovedItems} items of lists, found one that moves "
                + "more: each item that is added or removed moves the whole list. Replace the list");
    }
}
